package tidings.ingest.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import tidings.ingest.xml.Names;

/** Who wrote it: names where there are any, else mail addresses. Pure functions. */
final class People {
    private static final int MOST = 50;
    private static final Pattern MAIL_THEN_NAME = Pattern.compile("\\S+@\\S+\\s*\\(([^()]+)\\)");
    private static final Pattern NAME_THEN_MAIL = Pattern.compile("(.+?)\\s*[<(]\\s*(?:mailto:)?\\S+@\\S+\\s*[>)]");

    private People() {}

    /** The authors that an item names, of the first kind that it uses. */
    static List<String> of(Element item) {
        for (var namespace : new Namespace[] {item.getNamespace(), Names.ATOM}) {
            if (namespace != Names.NONE) {
                var persons = persons(item.getChildren("author", namespace), namespace);
                if (!persons.isEmpty()) {
                    return persons;
                }
            }
        }
        for (var plain : List.of(
                item.getChildren("creator", Names.DC),
                item.getChildren("author"),
                item.getChildren("author", Names.DC),
                item.getChildren("author", Names.ITUNES),
                item.getChildren("credit", Names.MEDIA))) {
            var names = names(plain);
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    /** The name in text such as {@code desk@example.org (Ann Lee)}; the text itself if it has no such form. */
    static String name(String text) {
        var line = HtmlText.line(text);
        if (line.length() > 300) {
            return "";
        }
        for (var form : List.of(MAIL_THEN_NAME, NAME_THEN_MAIL)) {
            var found = form.matcher(line);
            if (found.matches()) {
                return found.group(1).strip();
            }
        }
        return line;
    }

    private static List<String> persons(List<Element> persons, Namespace namespace) {
        var names = new ArrayList<String>();
        for (var person : persons) {
            var name = person.getChildText("name", namespace);
            var mail = person.getChildText("email", namespace);
            names.add(
                    person.getChildren().isEmpty()
                            ? person.getText()
                            : name == null || name.isBlank() ? mail == null ? "" : mail : name);
        }
        return distinct(names);
    }

    private static List<String> names(List<Element> elements) {
        return distinct(elements.stream().map(Element::getValue).toList());
    }

    private static List<String> distinct(List<String> texts) {
        var names = new LinkedHashSet<String>();
        for (var text : texts) {
            var name = name(text);
            if (!name.isEmpty() && names.size() < MOST) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }
}
