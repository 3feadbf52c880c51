package io.cloudfreedom.router.kit.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudfreedom.router.contracts.ContractJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/// Makes REST bodies look like contract records.
@Singleton
public class ContractJsonCustomizer implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        ContractJson.configure(mapper);
    }
}
