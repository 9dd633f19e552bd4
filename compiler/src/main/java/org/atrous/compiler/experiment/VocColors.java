package org.atrous.compiler.experiment;

/** The palette of PASCAL VOC: the bits of an index spread over the channels' high bits. */
final class VocColors {
  private VocColors() {}

  static DatasetSpec.Color of(int index) {
    int[] channels = new int[3];
    for (int bit = 7, rest = index; rest > 0; bit--, rest >>= 3) {
      for (int channel = 0; channel < 3; channel++) {
        channels[channel] |= (rest >> channel & 1) << bit;
      }
    }
    return new DatasetSpec.Color(channels[0], channels[1], channels[2]);
  }
}
