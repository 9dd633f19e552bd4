package org.atrous.runtime.weights;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BranchOrderTest {
  private static final List<ChannelBlock> POOL_FIRST =
      List.of(
          new ChannelBlock("pool/conv1", 2),
          new ChannelBlock("aspp/conv1", 3),
          new ChannelBlock("aspp/conv2", 1));

  @Test
  void blocksMoveAsAWhole() {
    assertThat(BranchOrder.of(POOL_FIRST, List.of("aspp", "pool")))
        .isEqualTo(new int[] {4, 5, 0, 1, 2, 3});
  }

  @Test
  void theSameOrderMovesNothing() {
    assertThat(BranchOrder.of(POOL_FIRST, List.of("pool", "aspp"))).isNull();
  }

  @Test
  void partsThatTheMappingDoesNotKnowStayWhereTheyAre() {
    assertThat(BranchOrder.of(POOL_FIRST, List.of("aspp"))).isNull();
    assertThat(BranchOrder.of(POOL_FIRST, List.of())).isNull();
  }
}
