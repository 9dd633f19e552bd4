package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

final class OwnBytesTest {
  @Test
  void coloursTheOtherWayRoundAreSwapped() {
    BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
    picture.setRGB(0, 0, 0x010203);
    picture.setRGB(1, 0, 0xfffefd);

    assertThat(OwnBytes.rgb(picture.getRaster()).orElseThrow())
        .isEqualTo(new byte[] {1, 2, 3, -1, -2, -3});
  }

  @Test
  void otherKindsOfPicturesHaveNoSuchArray() {
    for (int type :
        new int[] {
          BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_BYTE_GRAY
        }) {
      assertThat(OwnBytes.rgb(new BufferedImage(2, 1, type).getRaster()).isEmpty()).isTrue();
    }
  }

  @Test
  void aPartOfALargerPictureHasNoArrayOfItsOwn() {
    BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR);

    assertThat(OwnBytes.rgb(picture.getSubimage(1, 1, 2, 2).getRaster()).isEmpty()).isTrue();
  }
}
