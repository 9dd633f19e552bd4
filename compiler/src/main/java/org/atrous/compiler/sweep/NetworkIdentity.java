package org.atrous.compiler.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.plan.StridePlan;

/**
 * What makes a network another one at an output stride: its layers as they run, with the names of
 * their variables. Names of the network and its components, places, comments and how a rate was
 * written are no part of it.
 */
final class NetworkIdentity {
  private static final int DIGITS = 16;

  private final PlannedNetwork planned;
  private final StridePlan plan;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  private NetworkIdentity(PlannedNetwork planned, int outputStride) {
    this.planned = planned;
    this.plan = planned.at(outputStride);
  }

  /** A short text, equal for equal networks. */
  static String of(PlannedNetwork planned, int outputStride) {
    return digest(new NetworkIdentity(planned, outputStride).text());
  }

  /** The beginning of the SHA-256 of a text. */
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private String text() {
    Network network = planned.network();
    StringBuilder text = new StringBuilder();
    text.append(network.normalization()).append(' ').append(network.training());
    for (Node.Layer layer : network.layers()) {
      text.append('\n').append(layer.path()).append(' ').append(layer.operation().name());
      layer.inputs().forEach(input -> text.append(" %").append(number(input)));
      text.append(' ')
          .append(layer.operation().variables(planned.inputChannels(layer)))
          .append(' ')
          .append(layer.operation().call())
          .append(' ')
          .append(plan.window(layer));
      number(layer.output());
    }
    text.append("\n-> ").append(number(network.root().output()));
    for (Network.Auxiliary auxiliary : network.auxiliaries()) {
      text.append("\n+ ")
          .append(auxiliary.weight())
          .append(' ')
          .append(number(auxiliary.region().output()));
    }
    return text.toString();
  }

  /** Features by the order in which they are used and made: their own numbers have gaps. */
  private int number(int feature) {
    return numbers.computeIfAbsent(feature, key -> numbers.size());
  }
}
