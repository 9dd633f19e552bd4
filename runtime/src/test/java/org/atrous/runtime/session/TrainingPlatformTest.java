package org.atrous.runtime.session;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TrainingPlatformTest {
  @Test
  void windowsIsRefusedWithTheReasonAndAWayOut() {
    UnsupportedPlatformException refusal =
        assertThrows(
            UnsupportedPlatformException.class, () -> TrainingPlatform.require("Windows 11"));

    assertThat(refusal).hasMessageThat().contains("no custom gradients");
    assertThat(refusal).hasMessageThat().contains("help: ");
  }

  @Test
  void linuxAndMacAreFine() {
    TrainingPlatform.require("Linux");
    TrainingPlatform.require("Mac OS X");
  }
}
