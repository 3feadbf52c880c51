package io.cloudfreedom.router.testkit.doubles;

import org.jspecify.annotations.Nullable;

/// One provider as its clients see it: how it recognises a caller, how it refuses, and how it answers.
interface ProviderDouble {
    /// The name in answers and records.
    String name();

    /// Whether a path belongs to this provider.
    boolean serves(String path);

    /// Who asks; a wrong proof is a refusal already.
    Caller identify(Call call);

    /// The model that is asked for, as the provider names it; null when the request is not about one.
    @Nullable
    String model(Call call);

    /// The provider's own error for a mode that refuses.
    Reply refuse(Mode mode, Call call, Credential credential);

    /// The answer. A stream has at least `chunks` chunks of text, unless the request's maximum is lower.
    Reply answer(Call call, Credential credential, int chunks);
}
