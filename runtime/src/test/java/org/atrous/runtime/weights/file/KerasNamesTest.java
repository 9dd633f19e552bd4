package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Optional;
import org.atrous.runtime.weights.file.KerasNames.Place;
import org.junit.jupiter.api.Test;

class KerasNamesTest {
  @Test
  void dropsTheLayersGroup() {
    assertThat(KerasNames.of(List.of(place("conv1/conv1/kernel:0"))))
        .containsExactly("conv1/kernel");
  }

  @Test
  void dropsTheNetworksNameInFrontOfTheLayer() {
    assertThat(KerasNames.of(List.of(place("model_weights/conv1/net/conv1/bias"))))
        .containsExactly("conv1/bias");
  }

  @Test
  void keepsTheLayerOfANetworkInANetwork() {
    assertThat(KerasNames.of(List.of(place("backbone/conv1/kernel:0"))))
        .containsExactly("conv1/kernel");
  }

  @Test
  void keepsTheLayerWhereTheNameHasNone() {
    assertThat(KerasNames.of(List.of(place("conv1/conv1_W")))).containsExactly("conv1/conv1_W");
  }

  @Test
  void keepsWholePathsOfNamesThatMeet() {
    assertThat(KerasNames.of(List.of(place("left/conv1/kernel"), place("right/conv1/kernel"))))
        .containsExactly("left/conv1/kernel", "right/conv1/kernel")
        .inOrder();
  }

  @Test
  void keepsTheNumberWhereItsMeaningIsUnknown() {
    Place place =
        new Place(List.of("layers", "batch_normalization_3", "vars", "0"), Optional.of("bn"), 3);
    assertThat(KerasNames.of(List.of(place))).containsExactly("bn/0");
  }

  @Test
  void callsALayerByItsGroupWhereItsNameIsMissing() {
    Place place = new Place(List.of("layers", "conv2d_1", "vars", "1"), Optional.empty(), 2);
    assertThat(KerasNames.of(List.of(place))).containsExactly("conv2d_1/bias");
  }

  private static Place place(String path) {
    return new Place(List.of(path.split("/", -1)), Optional.empty(), 1);
  }
}
