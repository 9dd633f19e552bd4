package org.atrous.runtime.data;

/**
 * Whether a JPEG ends before its image does. ImageIO fills what is missing with grey and says
 * nothing that a program could rely on.
 */
final class JpegEnd {
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private JpegEnd() {}

  /**
   * Looks for the last end-of-image marker: a thumbnail's own lies before the last scan. Within a
   * scan the byte 0xff is followed by 0 or a restart marker, so neither marker occurs there.
   */
  static boolean isCut(byte[] file) {
    return isJpeg(file) && last(file, END_OF_IMAGE) < last(file, START_OF_SCAN);
  }

  /** Whether a file begins as a JPEG does. */
  static boolean isJpeg(byte[] file) {
    return file.length > 2 && marker(file, 0) == START_OF_IMAGE;
  }

  private static int last(byte[] file, int marker) {
    for (int i = file.length - 2; i >= 0; i--) {
      if (marker(file, i) == marker) {
        return i;
      }
    }
    return -1;
  }

  private static int marker(byte[] file, int at) {
    return (file[at] & 0xff) == 0xff ? file[at + 1] & 0xff : -1;
  }
}
