package tidings.app.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException.Reference;

/**
 * Where in a file something is.
 *
 * @param node what stands there; the innermost that there is
 * @param key where its key stands
 * @param name its keys from the outermost, such as {@code routes[1].match}
 */
record Place(Node node, Spot key, String name) {
    /** Follows a path of keys and positions as far as the file has them. */
    static Place of(Node root, List<Reference> path) {
        var place = new Place(root, root.spot(), "");
        for (var step : path) {
            place = place.then(step);
        }
        return place;
    }

    /** A top-level value that a message begins with, since it may speak of the file as a whole; else the place. */
    static Place named(Node root, Place place, String message) {
        if (place.node() == root && root instanceof Node.Members members) {
            for (var key : members.members().sequencedKeySet()) {
                if (message.startsWith(key)) {
                    return place.then(key);
                }
            }
        }
        return place;
    }

    private Place then(Reference step) {
        var property = step.getPropertyName();
        return property == null ? then(step.getIndex()) : then(property);
    }

    private Place then(String property) {
        var longer = name.isEmpty() ? property : name + "." + property;
        if (node instanceof Node.Members members) {
            var spot = members.keys().get(property);
            return new Place(child(members.members().get(property)), spot == null ? key : spot, longer);
        }
        return new Place(node, key, longer);
    }

    private Place then(int index) {
        if (node instanceof Node.Items items
                && index >= 0
                && index < items.items().size()) {
            var item = items.items().get(index);
            return new Place(item, item.spot(), name + "[" + index + "]");
        }
        return this;
    }

    private Node child(@Nullable Node found) {
        return found == null ? node : found;
    }
}
