package tidings.ingest.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What an element's name, class, id and role say of its part in a page. Words are those that sites and their publishing
 * systems really use, in several languages. Pure functions.
 */
final class Hints {
    private static final int LONGEST = 400;

    /** Parts that are seldom the article. */
    private static final Pattern ASIDE = words(
            "ad|ads|adv|adslot|adbox|advert\\w*|aside|banner\\w*|breadcrumb\\w*"
                + "|comment\\w*|disqus|community|cookie\\w*|consent|gdpr|cta|donat\\w*|extra|follow\\w*"
                + "|footer|gallery|header|hidden|legend\\w*|login|masthead|menu\\w*|meta|modal|more|most|nav|navbar"
                + "|navigation|newsletter\\w*|outbrain|pager|pagination|popup|popular|print|promo\\w*|rail|read|recirc\\w*"
                + "|recommend\\w*|related\\w*|replies|rss|search|share\\w*|sharing|shoutbox|sidebar\\w*|signup|skip"
                + "|social\\w*|sponsor\\w*|subscri\\w*|supplemental|taboola|tags?|teaser\\w*|toolbar|tools|topics|trending|widget\\w*"
                + "|werbung|anzeige\\w*|publicite|publicidad|pubblicita|reklam\\w*|kommentar\\w*|newsletterbox|mehr|verwandt\\w*");

    /** Parts that are not the article even inside it. */
    private static final Pattern FOREIGN = words(
            "ad|ads|adv|adslot|adbox|advert\\w*|banner\\w*|breadcrumb\\w*|comment|comments|disqus"
                + "|cookie\\w*|consent|cta|donat\\w*|follow|newsletter\\w*|outbrain|pager|pagination|popup|promo|promos"
                + "|promoted|promotion|promobox|recirc\\w*|recommend\\w*|related\\w*|share|shares|sharing|sharebar|sharedaddy"
                + "|sharetools|signup|social|socials|sponsor\\w*|subscri\\w*|taboola|teaser|teasers|toolbar|widget|tags|taglist"
                + "|werbung|anzeige\\w*|publicite|publicidad|pubblicita|reklam\\w*|kommentare?|readmore|morefrom|moreon|yarpp|jp-relatedposts"
                + "|authorbox|authorbio|bio|screenreader|srt?-only|visuallyhidden|tooltip|print-only|correction-form|topics|trending|popular");

    private static final Pattern CONSENT = words(
            "onetrust|ot-sdk\\w*|ot-content|didomi\\w*|usercentrics|cookiebot|cybotcookie\\w*|qc-cmp\\w*|sp_message\\w*"
                + "|cookie-?(?:banner|consent|notice|law|bar|policy|info)|gdpr|iubenda\\w*|termly|borlabs\\w*|cmplz\\w*");

    /** What readers write. */
    private static final Pattern TALK =
            words("comments?|commentlist|comment-list|kommentare?|commentaires|comentarios|disqus|replies"
                    + "|forum|community|respond|messages?|bb_message\\w*");

    /** Parts that often are, whatever else their class says. */
    private static final Pattern ARTICLE = words(
            "article\\w*|body\\w*|column\\w*|content\\w*|main\\w*|story\\w*|post\\w*|entry\\w*|text\\w*|artikel\\w*|contenu|contenido|shadow|hentry");

    private static final Pattern POSITIVE = Pattern.compile(
            "article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story|artikel|contenu|contenido|texto|cuerpo");
    private static final Pattern NEGATIVE =
            Pattern.compile("-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-"
                + "|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper"
                + "|sponsor|shopping|tags|widget|newsletter|teaser|recommend");

    private static final Set<String> ROLES = Set.of(
            "menu",
            "menubar",
            "complementary",
            "navigation",
            "alert",
            "alertdialog",
            "dialog",
            "banner",
            "search",
            "contentinfo");
    private static final Pattern INVISIBLE = Pattern.compile("(?i)(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

    private Hints() {}

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?:^|[^a-z])(?:" + alternatives + ")(?:$|[^a-z])");
    }

    /** Class and id as words in lower case; capitals inside begin a word. */
    static String names(Element element) {
        var stated = element.className() + " " + element.id();
        var bounded = stated.length() <= LONGEST ? stated : stated.substring(0, LONGEST);
        return bounded.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** True if it is seldom part of an article, to go by its name. */
    static boolean isAside(Element element) {
        var names = names(element);
        return ASIDE.matcher(names).find() && !ARTICLE.matcher(names).find()
                || TALK.matcher(names).find() && !POSITIVE.matcher(names).find()
                || ROLES.contains(element.attr("role").strip().toLowerCase(Locale.ROOT));
    }

    /** True if it asks for consent to cookies and the like, to go by the names that the usual tools give. */
    static boolean asksConsent(Element element) {
        return CONSENT.matcher(names(element)).find();
    }

    /** True if readers wrote it, to go by its name. */
    static boolean isTalk(Element element) {
        return TALK.matcher(names(element)).find();
    }

    /** True if it is not the article's, even if it lies inside it. */
    static boolean isForeign(Element element) {
        return FOREIGN.matcher(names(element)).find();
    }

    /** True if readers do not see it. */
    static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || "true".equals(element.attr("aria-hidden")) && !names(element).contains("fallback-image")
                || element.hasAttr("style")
                        && INVISIBLE.matcher(element.attr("style")).find();
    }

    /** How much its class and its id speak for it, each 25 points for or against. */
    static int weight(Element element) {
        var weight = 0;
        for (var stated : new String[] {element.className(), element.id()}) {
            var name = stated.length() <= LONGEST ? stated : stated.substring(0, LONGEST);
            var lower = name.toLowerCase(Locale.ROOT);
            if (!lower.isEmpty()) {
                weight -= NEGATIVE.matcher(lower).find() ? 25 : 0;
                weight += POSITIVE.matcher(lower).find() ? 25 : 0;
            }
        }
        return weight;
    }
}
