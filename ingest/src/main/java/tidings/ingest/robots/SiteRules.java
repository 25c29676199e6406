package tidings.ingest.robots;

import java.net.URI;
import java.time.Duration;

/** What sites ask of programs that fetch their pages. */
public interface SiteRules {
    /** True if the page may be fetched; false for what is no http or https address, too. */
    boolean allow(URI page);

    /** The least time from one fetch of a page of its site to the next; zero if the site names none. */
    Duration delay(URI page);
}
