package io.cloudfreedom.router.key.request;

import org.jspecify.annotations.Nullable;

/// The version of an object as a strong entity tag, `"7"`.
public final class EntityVersion {
    private EntityVersion() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /// The version that `If-Match` names.
    ///
    /// @throws RequestError.PreconditionRequired when the header is missing
    /// @throws RequestError.PreconditionFailed when it is no tag of ours
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new RequestError.PreconditionRequired();
        }
        String tag = ifMatch.strip();
        if (!tag.matches("\"[0-9]{1,18}\"")) {
            throw new RequestError.PreconditionFailed();
        }
        return Long.parseLong(tag.substring(1, tag.length() - 1));
    }

    /// @throws RequestError.PreconditionFailed when the versions differ
    public static void require(long expected, long actual) {
        if (expected != actual) {
            throw new RequestError.PreconditionFailed();
        }
    }
}
