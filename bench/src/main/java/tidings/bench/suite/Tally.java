package tidings.bench.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Adds up how far what was read of pages agrees with what is expected. */
final class Tally {
    private final List<Double> texts = new ArrayList<>();
    private int titles;
    private int titlesSame;
    private int titlesRight;
    private int dates;
    private int datesRight;
    private int authors;
    private double authorsRight;
    private Duration time = Duration.ZERO;

    void add(PageCase expected, PageSuite.Found found, Duration took) {
        time = time.plus(took);
        texts.add(Similarity.tokenF1(expected.text(), found.text()));
        if (!expected.title().isBlank()) {
            titles++;
            titlesSame += Similarity.same(expected.title(), found.title()) ? 1 : 0;
            titlesRight += Similarity.sameTitle(expected.title(), found.title(), expected.names()) ? 1 : 0;
        }
        if (expected.published() != null) {
            dates++;
            var near = found.published() != null
                    && Duration.between(expected.published(), found.published())
                                    .abs()
                                    .compareTo(Duration.ofDays(1))
                            <= 0;
            datesRight += near ? 1 : 0;
        }
        if (!expected.authors().isEmpty()) {
            authors++;
            authorsRight += Similarity.tokenF1(String.join(" ", expected.authors()), String.join(" ", found.authors()));
        }
    }

    double mean() {
        return texts.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    double median() {
        return texts.isEmpty() ? Double.NaN : texts.stream().sorted().toList().get(texts.size() / 2);
    }

    /** How many titles are the same, and, in brackets, the same but for a site's or an author's name that is expected. */
    String titles() {
        return titlesSame + " (" + titlesRight + ")/" + titles;
    }

    String dates() {
        return datesRight + "/" + dates;
    }

    String authors() {
        return authors == 0 ? "-" : "%.3f".formatted(authorsRight / authors);
    }

    double millis() {
        return texts.isEmpty() ? 0 : time.toNanos() / 1e6 / texts.size();
    }
}
