package io.cloudfreedom.router.contracts.lease;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/// One limit that can be drawn on; in JSON the text `type/id/unit`, for example `tenant/0190…/usd`.
public record AccountId(AccountType type, UUID id, Unit unit) {
    public AccountId {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(unit, "unit is null");
    }

    public static AccountId usd(AccountType type, UUID id) {
        return new AccountId(type, id, Unit.USD);
    }

    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static AccountId parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("\"" + text + "\" is not type/id/unit");
        }
        return new AccountId(
                AccountType.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                UUID.fromString(parts[1]),
                Unit.valueOf(parts[2].toUpperCase(Locale.ROOT)));
    }

    @Override
    @JsonValue
    public String toString() {
        return type.json() + "/" + id + "/" + unit.json();
    }
}
