package tidings.ingest.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What an element's name, class, id and role say of its part in a page. Words are those that sites and their publishing
 * systems really use, in several languages. Elements of the same class and id are judged once.
 */
final class Hints {
    private static final int LONGEST = 200;
    private static final int MOST_KNOWN = 5_000;
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

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

    private final Map<String, Judgement> judged = new HashMap<>();

    /** Nothing judged yet; for one page. Not safe for use by several threads. */
    Hints() {}

    /** True if it is seldom part of an article, to go by its name. */
    boolean isAside(Element element) {
        return of(element).aside
                || element.hasAttr("role")
                        && ROLES.contains(element.attr("role").strip().toLowerCase(Locale.ROOT));
    }

    /** True if it asks for consent to cookies and the like, to go by the names that the usual tools give. */
    boolean asksConsent(Element element) {
        return of(element).consent;
    }

    /** True if readers wrote it, to go by its name. */
    boolean isTalk(Element element) {
        return of(element).talk;
    }

    /** True if it is not the article's, even if it lies inside it. */
    boolean isForeign(Element element) {
        return of(element).foreign;
    }

    /** True if readers do not see it. */
    static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                        && !element.className().contains("fallback-image")
                || element.hasAttr("style")
                        && INVISIBLE.matcher(element.attr("style")).find();
    }

    /** How much its class and its id speak for it, each 25 points for or against. */
    int weight(Element element) {
        return of(element).weight;
    }

    private Judgement of(Element element) {
        if (!element.hasAttr("class") && !element.hasAttr("id")) {
            return Judgement.NONE;
        }
        var stated = bounded(element.className()) + ' ' + bounded(element.id());
        var known = judged.get(stated);
        if (known == null) {
            known = judge(stated, bounded(element.className()), bounded(element.id()));
            if (judged.size() < MOST_KNOWN) {
                judged.put(stated, known);
            }
        }
        return known;
    }

    private static Judgement judge(String stated, String type, String id) {
        var names = CAPITAL.matcher(stated).replaceAll("-").toLowerCase(Locale.ROOT);
        var talk = TALK.matcher(names).find();
        var aside = ASIDE.matcher(names).find() && !ARTICLE.matcher(names).find()
                || talk && !POSITIVE.matcher(names).find();
        return new Judgement(
                aside,
                talk,
                FOREIGN.matcher(names).find(),
                CONSENT.matcher(names).find(),
                points(type.toLowerCase(Locale.ROOT)) + points(id.toLowerCase(Locale.ROOT)));
    }

    private static int points(String name) {
        return (POSITIVE.matcher(name).find() ? 25 : 0)
                - (NEGATIVE.matcher(name).find() ? 25 : 0);
    }

    private static String bounded(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?:^|[^a-z])(?:" + alternatives + ")(?:$|[^a-z])");
    }

    /** What a class and an id say. */
    private record Judgement(boolean aside, boolean talk, boolean foreign, boolean consent, int weight) {
        static final Judgement NONE = new Judgement(false, false, false, false, 0);
    }
}
