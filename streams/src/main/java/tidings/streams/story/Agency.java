package tidings.streams.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;

/**
 * Tells which news agency wrote a text, where author, publisher, dateline or last line say so. Agencies that are only
 * quoted do not count.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class Agency {
    /** Feeds with this tag belong to an agency. */
    static final String TAG = "agency";

    private static final int HEAD = 140;
    private static final int TAIL = 160;
    private static final Map<String, String> NAMES = names();
    private static final String ANY =
            NAMES.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|", "(", ")"));
    private static final Pattern AUTHOR = Pattern.compile("(?:^|[\\s,/(])" + ANY + "(?:$|[\\s,/)])");
    private static final Pattern DATELINE =
            Pattern.compile("^.{0,70}?(?:[(\\[/]\\s*" + ANY + "\\s*[)\\]/]|\\b" + ANY + "\\s*[-–—])");
    private static final Pattern LAST_LINE = Pattern.compile("(?:[(\\[/]\\s*" + ANY + "\\s*[)\\]/]|[-–—\\n]\\s*" + ANY
            + "|\\b(?:Source|Quelle|Источник):\\s*" + ANY + ")\\s*\\.?\\s*$");
    private static final Pattern REUTERS_STAFF = Pattern.compile("\\(?Reporting by [^()]{3,200}[Ee]diting by ");

    private Agency() {}

    /** The agency's name; null if nothing says that it is one's text. */
    public static @Nullable String of(Article article) {
        var publisher = article.publisher() == null
                ? null
                : NAMES.get(article.publisher().strip());
        if (publisher != null) {
            return publisher;
        }
        for (var author : article.authors()) {
            var named = found(AUTHOR, author);
            if (named != null) {
                return named;
            }
        }
        return ofText(article.text());
    }

    private static @Nullable String ofText(String text) {
        var dateline = found(DATELINE, text.substring(0, Math.min(HEAD, text.length())));
        if (dateline != null) {
            return dateline;
        }
        var tail = text.substring(Math.max(0, text.length() - TAIL));
        var credit = found(LAST_LINE, tail);
        return credit == null && REUTERS_STAFF.matcher(tail).find() ? "Reuters" : credit;
    }

    private static @Nullable String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        for (var group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return NAMES.get(matcher.group(group));
            }
        }
        return null;
    }

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        for (var agency : List.of(
                List.of("Reuters", "REUTERS", "Рейтер"),
                List.of("AP", "Associated Press", "The Associated Press"),
                List.of("AFP", "Agence France-Presse", "Agence France Presse"),
                List.of("dpa", "DPA", "Deutsche Presse-Agentur"),
                List.of("APA", "Austria Presse Agentur"),
                List.of("ANSA"),
                List.of("EFE", "Agencia EFE"),
                List.of("UPI", "United Press International"),
                List.of("PA Media", "Press Association"),
                List.of("Bloomberg", "Bloomberg News"),
                List.of("TASS", "ТАСС"),
                List.of("RIA Novosti", "РИА Новости"),
                List.of("Interfax", "Интерфакс"),
                List.of("Ukrinform", "Укринформ", "Укрінформ"),
                List.of("Xinhua", "新华社", "新華社"),
                List.of("Kyodo", "Kyodo News", "共同"),
                List.of("Yonhap", "연합뉴스"),
                List.of("PAP"),
                List.of("Anadolu", "Anadolu Agency", "Anadolu Ajansı"))) {
            agency.forEach(name -> names.put(name, agency.getFirst()));
        }
        return names;
    }
}
