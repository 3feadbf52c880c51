package io.cloudfreedom.router.kit.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.kit.outbound.OutboundFailure.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundGuardTest {
    private static final Set<Integer> TLS_ONLY = Set.of(443);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://100.64.0.1/",
                "https://100.127.255.255/",
                "https://169.254.169.254/latest/meta-data",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.0.0.192/",
                "https://192.168.1.1/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::]/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[64:ff9b:1::1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:7f00:1::]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[fe80::1]/",
                "https://[fec0::1]/",
                "https://[ff02::1]/",
                "https://[2001:db8::1]/",
                "https://localhost/",
                "https://user:password@93.184.215.14/",
                "https://93.184.215.14:8443/",
                "http://93.184.215.14/",
                "ftp://93.184.215.14/",
                "https:///nowhere",
            })
    void refusesWhatIsNotPublicHttps(String url) {
        assertThatThrownBy(() -> guard(AddressResolver.SYSTEM).admit(URI.create(url)))
                .isInstanceOfSatisfying(
                        OutboundFailure.class,
                        failure -> assertThat(failure.reason()).isIn(Reason.REFUSED, Reason.UNKNOWN_HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://93.184.215.14/", "https://[2606:4700::1111]/v1", "https://8.8.8.8:443/"})
    void admitsPublicHttps(String url) {
        assertThat(guard(AddressResolver.SYSTEM).admit(URI.create(url))).isNotNull();
    }

    @Test
    void refusesHostWithOneForbiddenAddress() {
        AddressResolver mixed = host -> List.of(address("93.184.215.14"), address("10.0.0.1"));

        assertThatThrownBy(() -> guard(mixed).admit(URI.create("https://mixed.example/")))
                .isInstanceOf(OutboundFailure.class);
    }

    @Test
    void resolvesOnceAndDialsWhatWasChecked() {
        int[] calls = {0};
        AddressResolver rebinding = host -> List.of(address(calls[0]++ == 0 ? "93.184.215.14" : "127.0.0.1"));

        InetAddress dialled = guard(rebinding).admit(URI.create("https://rebinding.example/"));

        assertThat(dialled.getHostAddress()).isEqualTo("93.184.215.14");
        assertThat(calls[0]).isEqualTo(1);
    }

    @Test
    void allowsLoopbackOnlyWhenTold() {
        var local = new OutboundGuard(true, TLS_ONLY, AddressResolver.SYSTEM);

        assertThat(local.admit(URI.create("http://127.0.0.1:18080/openai")).isLoopbackAddress())
                .isTrue();
        assertThatThrownBy(() -> local.admit(URI.create("http://10.0.0.1:18080/")))
                .isInstanceOf(OutboundFailure.class);
        assertThatThrownBy(() -> local.admit(URI.create("http://169.254.169.254/")))
                .isInstanceOf(OutboundFailure.class);
    }

    private static OutboundGuard guard(AddressResolver resolver) {
        return new OutboundGuard(false, TLS_ONLY, resolver);
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}
