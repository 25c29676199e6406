package tidings.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one treatment of list components: absent means empty, and nobody can change what a record holds. */
final class Lists {
    private Lists() {}

    static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
