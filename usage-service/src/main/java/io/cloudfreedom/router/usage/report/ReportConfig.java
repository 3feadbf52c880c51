package io.cloudfreedom.router.usage.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How documents for finance are made.
@ConfigMapping(prefix = "router.report")
public interface ReportConfig {
    /// Who invoices the tenants, as statements and FOCUS name it.
    @WithDefault("CloudFreedom")
    String issuer();
}
