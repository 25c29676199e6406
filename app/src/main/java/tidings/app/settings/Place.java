package tidings.app.settings;

import java.util.List;
import java.util.regex.Pattern;
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
    private static final Pattern PATH = Pattern.compile("[a-z][a-z-]*(\\[\\d{1,6}])?(\\.[a-z][a-z-]*(\\[\\d{1,6}])?)*");
    private static final Pattern STEP = Pattern.compile("([a-z][a-z-]*)|\\[(\\d+)]");

    /** Follows a path of keys and positions as far as the file has them. */
    static Place of(Node root, List<Reference> path) {
        var place = new Place(root, root.spot(), "");
        for (var step : path) {
            place = place.then(step);
        }
        return place;
    }

    /** The value that a message begins with the name of, if it speaks of the file as a whole; else the place. */
    static Place named(Node root, Place place, String message) {
        var path = PATH.matcher(message);
        if (place.node() != root || !path.lookingAt()) {
            return place;
        }
        var named = place;
        var steps = STEP.matcher(path.group());
        while (steps.find()) {
            var index = steps.group(2);
            var next = index == null ? named.child(steps.group(1)) : named.then(Integer.parseInt(index));
            if (next == null) {
                break;
            }
            named = next;
        }
        return named;
    }

    private Place then(Reference step) {
        var property = step.getPropertyName();
        return property == null ? then(step.getIndex()) : then(property);
    }

    private Place then(String property) {
        var longer = name.isEmpty() ? property : name + "." + property;
        if (node instanceof Node.Members members) {
            var spelled = spelled(members, property);
            var spot = members.keys().get(spelled);
            return new Place(orThis(members.members().get(spelled)), spot == null ? key : spot, longer);
        }
        return new Place(node, key, longer);
    }

    /** The key that stands there, which may be spelled with underscores. */
    private static String spelled(Node.Members members, String property) {
        var other = property.replace('-', '_');
        return !members.keys().containsKey(property) && members.keys().containsKey(other) ? other : property;
    }

    private @Nullable Place child(String property) {
        return node instanceof Node.Members members && members.keys().containsKey(spelled(members, property))
                ? then(property)
                : null;
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

    private Node orThis(@Nullable Node found) {
        return found == null ? node : found;
    }
}
