package org.atrous.runtime.session;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceTest {
  @Test
  void aDeviceIsReadAsItIsWritten() {
    assertThat(Device.parse("cpu")).isEqualTo(Device.CPU);
    assertThat(Device.parse("gpu").toString()).isEqualTo("gpu:0");
    assertThat(Device.parse("gpu:3").toString()).isEqualTo("gpu:3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tpu", "gpu:", "gpu:-1", "gpu:99999999999", "cpu:1", "GPU"})
  void anythingElseIsNone(String text) {
    UnsupportedPlatformException thrown =
        assertThrows(UnsupportedPlatformException.class, () -> Device.parse(text));

    assertThat(thrown.what()).contains("`%s` is no device".formatted(text));
  }
}
