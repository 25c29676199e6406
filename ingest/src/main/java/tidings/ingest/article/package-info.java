/**
 * From the items of a feed to articles: which article an item is, and what its text says.
 *
 * <p>Pollers and the command {@code parse} call {@link tidings.ingest.article.ArticleFactory}; everything that compares
 * addresses uses {@link tidings.ingest.article.CanonicalUrl}.
 */
@NullMarked
package tidings.ingest.article;

import org.jspecify.annotations.NullMarked;
