package tidings.streams.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;
import tidings.events.Change;
import tidings.events.Difference;
import tidings.events.Evidence;
import tidings.events.Latency;

/**
 * Writes the stories of themes. A match begins a story, joins one as a copy or as a report of its own, or corrects an
 * article of one; the alert of the story gets a version when there is something to tell.
 *
 * <p>For one thread.
 */
public final class Storyteller {
    private static final int MOST_EVIDENCE = 100;
    private static final int MOST_OPINIONS = 10;

    private final StoryMemory memory;
    private final Finder finder;

    /** A storyteller that remembers in {@code memory}. */
    public Storyteller(StoryMemory memory) {
        this.memory = memory;
        this.finder = new Finder(memory);
    }

    /**
     * Takes a match.
     *
     * @param match what was matched
     * @param now when a version of the alert is raised
     */
    public Telling take(Match match, Instant now) {
        if (match.history()) {
            return new Telling.Silence(Telling.Reason.HISTORY, null);
        }
        var member = memory.member(match.theme(), match.article().id());
        var story = member == null ? null : memory.story(member.story());
        if (match.grounds().review() && story == null) {
            return new Telling.Review(
                    alert(Story.begin(match).raised(), Change.FIRST_REPORT, List.of(), latency(match, now), now));
        }
        if (match.kind() == Match.Kind.WITHDRAWN) {
            return member == null
                            || story == null
                            || !isNew(match, story.report(match.article().id()))
                    ? new Telling.Silence(Telling.Reason.KNOWN, story)
                    : withdraw(match, member, story, now);
        }
        return member == null || story == null ? join(match, now) : again(match, member, story, now);
    }

    /** A version that says that nothing new has come; nothing if nobody was told of the story. */
    public @Nullable Alert quiet(Story story, Instant now) {
        if (story.version() == 0) {
            return null;
        }
        var raised = story.raised();
        memory.keep(raised);
        return alert(raised, Change.QUIET, List.of(), null, now);
    }

    private Telling join(Match match, Instant now) {
        var found = finder.find(match);
        if (found == null) {
            var story = Story.begin(match);
            remember(match, story);
            count(match);
            return tell(match, story, now);
        }
        var story = found.story().with(match, found.copyOf());
        remember(match, story);
        return tell(match, story, now);
    }

    private Telling again(Match match, Member member, Story story, Instant now) {
        var report = story.report(match.article().id());
        if (match.kind() != Match.Kind.REVISION || !isNew(match, report)) {
            return known(match, story, report);
        }
        var corrected = story.corrected(match);
        remember(match, corrected);
        if (corrected.version() == 0) {
            return tell(match, corrected, now);
        }
        return raise(match, corrected, Change.CORRECTION, differences(match, member), now);
    }

    /** Those who were told of the article are told that it changed; its old text still finds copies of it. */
    private Telling withdraw(Match match, Member member, Story story, Instant now) {
        var changed = story.withdrawn(match);
        memory.keep(changed);
        memory.keep(
                match.theme(),
                match.article().id(),
                new Member(story.id(), member.print(), match.article().title(), match.text()));
        return changed.version() == 0
                ? new Telling.Silence(Telling.Reason.KNOWN, changed)
                : raise(match, changed, Change.WITHDRAWN, differences(match, member), now);
    }

    /** True if the article is in the story with another text. */
    private static boolean isNew(Match match, @Nullable Report report) {
        return report != null
                && !report.article().revision().equals(match.article().revision());
    }

    private static List<Difference> differences(Match match, Member member) {
        return Differences.between(
                match.article().id(),
                member.title(),
                member.text(),
                match.article().title(),
                match.text());
    }

    /** Nobody is told again, but the next version shows what the second opinion says. */
    private Telling known(Match match, Story story, @Nullable Report report) {
        if (report == null || !report.waitsFor(match)) {
            return new Telling.Silence(Telling.Reason.KNOWN, story);
        }
        memory.keep(story.heard(match));
        return new Telling.Silence(Telling.Reason.HEARD, story);
    }

    private void remember(Match match, Story story) {
        memory.keep(story);
        memory.keep(
                match.theme(),
                match.article().id(),
                new Member(story.id(), match.print(), match.article().title(), match.text()));
        finder.enter(match, story);
    }

    private void count(Match match) {
        var before = memory.frequencies(match.theme());
        memory.keep(match.theme(), (before == null ? Frequencies.NONE : before).with(match.print()));
    }

    private Telling tell(Match match, Story story, Instant now) {
        var told = story.told();
        if (story.version() == 0) {
            return story.theme().waits(story.publishers())
                    ? new Telling.Silence(Telling.Reason.UNCONFIRMED, story)
                    : raise(match, story, Change.FIRST_REPORT, List.of(), now);
        }
        if (story.publishers() > told.publishers()) {
            return raise(match, story, Change.NEW_PUBLISHER, List.of(), now);
        }
        if (!told.languages().containsAll(story.languages())
                || !told.countries().containsAll(story.countries())) {
            return raise(match, story, Change.NEW_LANGUAGE, List.of(), now);
        }
        var report = story.report(match.article().id());
        return new Telling.Silence(
                report == null || report.isFirst() ? Telling.Reason.JOINED : Telling.Reason.COPY, story);
    }

    private Telling raise(Match match, Story story, Change change, List<Difference> differences, Instant now) {
        var raised = story.raised();
        memory.keep(raised);
        return new Telling.Raise(alert(raised, change, differences, latency(match, now), now));
    }

    private static Latency latency(Match match, Instant now) {
        var article = match.article();
        var toSight = article.published() == null ? null : Duration.between(article.published(), article.seen());
        var toAlert = Duration.between(article.seen(), now);
        return new Latency(
                toSight == null || toSight.isNegative() ? null : toSight,
                toAlert.isNegative() ? Duration.ZERO : toAlert);
    }

    private static Alert alert(
            Story story, Change change, List<Difference> differences, @Nullable Latency latency, Instant now) {
        var theme = story.theme();
        var publishers = story.publishers();
        return new Alert(
                story.id(),
                story.version(),
                change,
                theme.id(),
                theme.name(),
                theme.version(),
                theme.hash(),
                theme.severity(publishers),
                story.story(),
                story.reports().getFirst().article().title(),
                story.reports().stream().mapToDouble(Report::score).max().orElse(0),
                evidence(story),
                missed(story),
                story.articles(),
                publishers,
                story.languages(),
                story.countries(),
                tags(story),
                story.firstSeen(),
                story.lastSeen(),
                now,
                differences,
                latency,
                story.verdict(),
                story.opinions(MOST_OPINIONS));
    }

    private static List<Evidence> evidence(Story story) {
        return story.reports().stream()
                .flatMap(report -> report.evidence().stream())
                .limit(MOST_EVIDENCE)
                .toList();
    }

    private static List<String> missed(Story story) {
        var missed = new ArrayList<>(story.reports().getFirst().missed());
        story.reports().forEach(report -> missed.retainAll(report.missed()));
        return missed;
    }

    private static List<String> tags(Story story) {
        var tags = new LinkedHashSet<String>();
        story.reports().forEach(report -> tags.addAll(report.tags()));
        return List.copyOf(tags);
    }
}
