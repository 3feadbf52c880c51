package io.cloudfreedom.router.key.secret;

import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2ReadSecretMetadataResultData;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2UpdateSecretOptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/// The inventory by LIST and metadata of Vault's KV version 2 engine `llm`. Epochs of the database are the
/// names below `_epoch/db`, which no tenant's id can be.
@ApplicationScoped
class VaultSecretInventory implements SecretInventory {
    private static final String EPOCHS = "_epoch/db";
    private static final Map<String, Object> EPOCH = Map.of("epoch", "noted");
    private static final int AT_A_TIME = 4;
    private static final String FOLDER = "/";
    private static final String ONLY_VERSION = "1";

    private final VaultCalls calls;
    private final VaultSecretsKV2 secrets;

    VaultSecretInventory(VaultCalls calls) {
        this.calls = calls;
        this.secrets = calls.vault().secrets().kv2("llm");
    }

    @Override
    public Multi<Stored> all() {
        return folders("")
                .onItem()
                .transformToMulti(tenant -> folders(tenant.toString())
                        .onItem()
                        .transformToMultiAndConcatenate(key -> materials(tenant, key)))
                .merge(AT_A_TIME);
    }

    private Multi<UUID> folders(String path) {
        return list(path)
                .onItem()
                .transformToMulti(names -> Multi.createFrom().iterable(names))
                .filter(name -> name.endsWith(FOLDER))
                .map(name -> name.substring(0, name.length() - FOLDER.length()))
                .filter(VaultSecretInventory::isId)
                .map(UUID::fromString);
    }

    private Multi<Stored> materials(UUID tenant, UUID key) {
        return list(tenant + FOLDER + key)
                .onItem()
                .transformToMulti(names -> Multi.createFrom().iterable(names))
                .filter(VaultSecretInventory::isId)
                .map(name -> new MaterialPath(tenant, key, UUID.fromString(name)))
                .onItem()
                .transformToUni(this::stored)
                .merge(AT_A_TIME);
    }

    private Uni<Stored> stored(MaterialPath path) {
        return calls.repeated("metadata", () -> secrets.readSecretMetadata(path.toString()))
                .map(metadata -> stored(path, metadata));
    }

    private static Stored stored(MaterialPath path, VaultSecretsKV2ReadSecretMetadataResultData metadata) {
        var version = metadata.getVersions().get(ONLY_VERSION);
        if (version == null || Boolean.TRUE.equals(version.isDestroyed())) {
            return new Stored(path, State.DESTROYED, null);
        }
        OffsetDateTime hidden = version.getDeletionTime();
        return hidden == null
                ? new Stored(path, State.READABLE, null)
                : new Stored(path, State.HIDDEN, hidden.toInstant());
    }

    @Override
    public Uni<Boolean> isReadable(MaterialPath path) {
        return calls.<State>repeated(
                        "metadata",
                        () -> secrets.readSecretMetadata(path.toString())
                                .thenApply(metadata -> stored(path, metadata).state()),
                        failure -> absent(failure, State.DESTROYED))
                .map(state -> state == State.READABLE);
    }

    @Override
    public Uni<Void> hide(MaterialPath path) {
        return calls.repeated("hide", () -> secrets.deleteSecretVersions(path.toString(), List.of(1)));
    }

    @Override
    public Uni<OptionalLong> latestEpoch() {
        return list(EPOCHS)
                .map(names -> names.stream()
                        .filter(name -> name.matches("[0-9]{1,18}"))
                        .mapToLong(Long::parseLong)
                        .max());
    }

    @Override
    public Uni<Void> noteEpoch(long epoch) {
        var onlyFirst = new VaultSecretsKV2UpdateSecretOptions().setCas(0);
        return calls.<Boolean>repeated(
                        "epoch",
                        () -> secrets.updateSecret(EPOCHS + FOLDER + epoch, onlyFirst, EPOCH)
                                .thenApply(written -> true),
                        failure -> failure == VaultFailure.CONFLICT || failure == VaultFailure.DENIED
                                ? isNoted(epoch)
                                : VaultCalls.never(failure))
                .replaceWithVoid();
    }

    /// An epoch that is noted already cannot be written again; a lost login looks the same.
    private Uni<Boolean> isNoted(long epoch) {
        return latestEpoch()
                .chain(latest -> latest.orElse(0) >= epoch
                        ? Uni.createFrom().item(true)
                        : VaultCalls.never(VaultFailure.DENIED));
    }

    /// Names below a folder; a folder that does not exist has none.
    private Uni<List<String>> list(String path) {
        return calls.repeated("list", () -> secrets.listSecrets(path), failure -> absent(failure, List.<String>of()));
    }

    private static <T> Uni<T> absent(VaultFailure failure, T nothing) {
        return failure == VaultFailure.ABSENT ? Uni.createFrom().item(nothing) : VaultCalls.never(failure);
    }

    private static boolean isId(String name) {
        try {
            return UUID.fromString(name).toString().equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
