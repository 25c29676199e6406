package tidings.app.console;

import static java.util.Objects.requireNonNull;

import io.avaje.jex.http.Context;
import org.jspecify.annotations.Nullable;
import tidings.app.ledger.LedgerDesk;
import tidings.events.topic.Json;
import tidings.streams.ledger.Found;
import tidings.streams.ledger.Shelf;

/** Serves the ledger: to people, what became of an address; to other instances, what this one keeps of a key. */
final class LedgerPages {
    private static final int UNAVAILABLE = 503;
    private static final String NOT_READY =
            "the ledger is not ready yet, or this instance does not have the role streams; ask one that has\n";

    private volatile @Nullable LedgerDesk desk;

    /** Answers from now on. */
    void publish(LedgerDesk opened) {
        desk = requireNonNull(opened, "opened");
    }

    /** {@code /ledger?url=}. */
    void answer(Context context) {
        var asked = desk;
        var url = context.queryParam("url");
        if (asked == null) {
            context.status(UNAVAILABLE).text(NOT_READY);
        } else if (url == null || url.isBlank()) {
            context.status(400).text("name an address: /ledger?url=…\n");
        } else {
            asked.ask(url)
                    .ifPresentOrElse(
                            answer -> json(context, answer),
                            () -> context.status(400).text("neither a web address nor an article's id\n"));
        }
    }

    /** {@code /ledger/shelf/<store>?key=}. */
    void shelf(Context context) {
        var asked = desk;
        var shelf = Shelf.named(context.pathParam("store"));
        var key = context.queryParam("key");
        if (asked == null) {
            context.status(UNAVAILABLE).text(NOT_READY);
        } else if (shelf.isEmpty() || key == null) {
            context.status(400).text("no such state, or no key\n");
        } else {
            tell(context, asked.kept(shelf.get(), key));
        }
    }

    private static void tell(Context context, Found<?> found) {
        switch (found) {
            case Found.Here<?> here when here.value() != null -> json(context, here.value());
            case Found.Here<?> nothing -> context.status(404).text("nothing is kept of that key\n");
            case Found.There<?> there -> context.status(404).text("another instance keeps that key\n");
            case Found.Unknown<?> unknown -> context.status(UNAVAILABLE).text(unknown.reason() + "\n");
        }
    }

    private static void json(Context context, Object value) {
        context.contentType("application/json").write(Json.bytes(value));
    }
}
