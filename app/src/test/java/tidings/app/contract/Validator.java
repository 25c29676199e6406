package tidings.app.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Judges JSON by a JSON Schema, formats included. */
record Validator(Schema schema) {
    static Validator of(JsonNode schema) {
        return new Validator(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema));
    }

    /** What is wrong, each with its place; empty if nothing is. */
    List<String> problems(JsonNode value) {
        return schema
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
