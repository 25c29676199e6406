package tidings.alerts.channel;

import java.util.Set;
import tidings.alerts.channel.Receipt.Cause;
import tidings.alerts.channel.Receipt.Failed;
import tidings.events.topic.Json;
import tidings.net.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a method of Slack's answered: with status 200 also where it refuses.
 *
 * @param status the HTTP status
 * @param ok true if the method did what it was asked
 * @param error Slack's word for why not; empty if it is none that Slack documents
 * @param channel id of the conversation, empty if absent
 * @param ts by which Slack knows the message, empty if absent
 */
record SlackAnswer(int status, boolean ok, String error, String channel, String ts) {
    private static final Set<String> AUTH = Set.of(
            "access_denied",
            "account_inactive",
            "ekm_access_denied",
            "enterprise_is_restricted",
            "invalid_auth",
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "not_authed",
            "not_in_channel",
            "org_login_required",
            "restricted_action",
            "restricted_action_read_only_channel",
            "team_access_not_granted",
            "token_expired",
            "token_revoked",
            "two_factor_setup_required");
    private static final Set<String> GONE = Set.of("channel_not_found", "is_archived", "channel_is_archived");
    private static final Set<String> BUSY = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");
    private static final Set<String> TROUBLE =
            Set.of("fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org");
    private static final Set<String> LOST =
            Set.of("message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found");
    private static final Set<String> REFUSED = Set.of(
            "as_user_not_supported",
            "duplicate_channel_not_found",
            "invalid_arguments",
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_json",
            "invalid_metadata_format",
            "markdown_text_conflict",
            "metadata_too_large",
            "metadata_must_be_sent_from_app",
            "msg_blocks_too_long",
            "msg_too_long",
            "no_text",
            "too_many_attachments");

    /** Reads an answer; one that is not JSON is a refusal without a word. */
    static SlackAnswer of(Response response) {
        try {
            var json = Json.mapper().readTree(response.body());
            return new SlackAnswer(
                    response.status(),
                    json.path("ok").asBoolean(false),
                    known(text(json, "error")),
                    text(json, "channel"),
                    text(json, "ts"));
        } catch (JacksonException e) {
            return new SlackAnswer(response.status(), false, "", "", "");
        }
    }

    /** True if the message that was to be changed is not there, or cannot be changed any more. */
    boolean lost() {
        return !ok && LOST.contains(error);
    }

    /** What a refusal means. */
    Failed failed() {
        var cause = cause();
        var reason =
                error.isEmpty() ? "Slack refused it in words that it does not document" : "Slack answered " + error;
        return new Failed(cause, cause == Cause.SERVER || cause == Cause.RATE_LIMITED, status, reason, null);
    }

    private Cause cause() {
        if (AUTH.contains(error)) {
            return Cause.AUTH;
        }
        if (GONE.contains(error)) {
            return Cause.GONE;
        }
        if (BUSY.contains(error)) {
            return Cause.RATE_LIMITED;
        }
        return error.isEmpty() || TROUBLE.contains(error) ? Cause.SERVER : Cause.REJECTED;
    }

    private static String known(String word) {
        for (var words : Set.of(AUTH, GONE, BUSY, TROUBLE, LOST, REFUSED)) {
            if (words.contains(word)) {
                return word;
            }
        }
        return "";
    }

    private static String text(JsonNode json, String name) {
        var value = json.path(name);
        return value.isString() ? value.stringValue() : "";
    }
}
