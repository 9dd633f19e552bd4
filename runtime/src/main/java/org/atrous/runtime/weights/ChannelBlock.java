package org.atrous.runtime.weights;

/**
 * Channels in a row that one layer made.
 *
 * @param layer path of the last layer that mixed all channels
 * @param channels how many
 */
record ChannelBlock(String layer, long channels) {
  /** The part of the network that the layer belongs to: the first segment of its path. */
  String part() {
    int slash = layer.indexOf('/');
    return slash < 0 ? layer : layer.substring(0, slash);
  }
}
