package org.atrous.runtime.weights.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the data sets of Keras' files the names that people know, {@code conv1/kernel}. Keras 1 and
 * 2, and Keras 3 in their format, have the layer twice in the path, with the network's name
 * between; Keras 3 has numbers for names, and the layer's name beside. Where two of a file would
 * have one name, as in networks of networks, they keep their whole paths.
 */
final class KerasNames {
  static final String NUMBERED = "vars";

  private static final String WHOLE_MODEL = "model_weights";
  private static final String FIRST_OUTPUT = ":0";

  /** What the numbers mean by class of layer; a norm with three has one of two settings. */
  private static final Map<String, List<String>> ROLES =
      Map.of(
          "conv2d", List.of("kernel", "bias"),
          "conv2d_transpose", List.of("kernel", "bias"),
          "dense", List.of("kernel", "bias"),
          "depthwise_conv2d", List.of("depthwise_kernel", "bias"),
          "separable_conv2d", List.of("depthwise_kernel", "pointwise_kernel", "bias"),
          "layer_normalization", List.of("gamma", "beta"));

  private static final String NORM = "batch_normalization";
  private static final List<String> NORM_ROLES =
      List.of("gamma", "beta", "moving_mean", "moving_variance");

  private KerasNames() {}

  /**
   * A data set in a file.
   *
   * @param path names of the groups around it, and its own
   * @param layer the layer's name, where it stands beside
   * @param siblings how many data sets its group has
   */
  record Place(List<String> path, Optional<String> layer, int siblings) {
    Place {
      path = List.copyOf(path);
    }
  }

  /** A name for each of the places, by its index in the list. */
  static List<String> of(List<Place> places) {
    List<String> names = places.stream().map(KerasNames::name).toList();
    Map<String, Integer> uses = new HashMap<>();
    names.forEach(name -> uses.merge(name, 1, Integer::sum));
    List<String> unique = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      boolean alone = uses.getOrDefault(names.get(i), 0) == 1;
      unique.add(alone ? names.get(i) : joined(places.get(i).path()));
    }
    return unique;
  }

  private static String name(Place place) {
    List<String> path = place.path();
    if (path.size() >= 2 && path.get(path.size() - 2).equals(NUMBERED)) {
      return numbered(place);
    }
    List<String> within =
        path.get(0).equals(WHOLE_MODEL) && path.size() > 1 ? path.subList(1, path.size()) : path;
    String layer = within.get(0);
    int again = within.subList(0, within.size() - 1).lastIndexOf(layer);
    boolean inside = again == 0 && within.size() > 2;
    return joined(within.subList(inside ? 1 : again, within.size()));
  }

  private static String numbered(Place place) {
    List<String> path = place.path();
    List<String> groups = new ArrayList<>(path.subList(0, path.size() - 2));
    String group = groups.isEmpty() ? "" : groups.get(groups.size() - 1);
    groups.removeIf(name -> name.equals("layers") || name.equals("_layer_checkpoint_dependencies"));
    String layer = place.layer().orElse(String.join("/", groups));
    String number = path.get(path.size() - 1);
    return layer + "/" + role(group.replaceFirst("_\\d+$", ""), number, place.siblings());
  }

  private static String role(String type, String number, int siblings) {
    List<String> roles = ROLES.getOrDefault(type, List.of());
    if (type.equals(NORM) && siblings == NORM_ROLES.size()) {
      roles = NORM_ROLES;
    }
    if (!number.matches("\\d{1,3}") || Integer.parseInt(number) >= roles.size()) {
      return number;
    }
    return roles.get(Integer.parseInt(number));
  }

  private static String joined(List<String> path) {
    String name = String.join("/", path);
    return name.endsWith(FIRST_OUTPUT)
        ? name.substring(0, name.length() - FIRST_OUTPUT.length())
        : name;
  }
}
