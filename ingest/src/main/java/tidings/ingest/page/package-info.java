/**
 * From a web page to its article: title, text, authors, dates, language, publisher and canonical address. Publishers state
 * much of it for machines ({@code JsonLd}, {@code MetaTags}, {@code Microdata}); the text is found by the density of prose
 * ({@code Measures}, {@code Pruning}, {@code Candidates}, {@code BodyText}).
 *
 * <p>{@code extract} calls {@link tidings.ingest.page.PageReader} for files, and pollers for the articles of feeds that
 * carry summaries only:
 *
 * <pre>{@code
 * Page page = new PageReader().read(body, contentType, url);
 * page.text();        // paragraphs, separated by an empty line
 * page.confidence();  // 0.95 where the page's text and the publisher's own statement agree
 * }</pre>
 */
@NullMarked
package tidings.ingest.page;

import org.jspecify.annotations.NullMarked;
