package org.atrous.compiler.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.atrous.compiler.compare.Comparison.Difference;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.TrainingDefaults;
import org.atrous.compiler.plan.PlannedNetwork;

/** What holds for all of a network. */
final class NetworkFacts {
  private final List<Difference> differences = new ArrayList<>();

  private NetworkFacts() {}

  static List<Difference> differences(PlannedNetwork a, PlannedNetwork b) {
    NetworkFacts facts = new NetworkFacts();
    Network here = a.network();
    Network there = b.network();
    facts.compare(
        "input mean", numbers(here.normalization().mean()), numbers(there.normalization().mean()));
    facts.compare(
        "input std", numbers(here.normalization().std()), numbers(there.normalization().std()));
    facts.compare("classes", text(here.classes()), text(there.classes()));
    facts.compare(here.training(), there.training());
    facts.compare("auxiliary losses", auxiliaries(here), auxiliaries(there));
    facts.compare(
        "output strides", numbers(a.outputStrides().legal()), numbers(b.outputStrides().legal()));
    return facts.differences;
  }

  private void compare(TrainingDefaults a, TrainingDefaults b) {
    compare("batch norm decay", text(a.batchNormDecay()), text(b.batchNormDecay()));
    compare("first values of the trunk", filler(a.trunk(), a), filler(b.trunk(), b));
    compare("first values of heads", filler(a.heads(), a), filler(b.heads(), b));
    compare("first values of logits", filler(a.logits(), a), filler(b.logits(), b));
    compare("weight decay leaves out", undecayed(a), undecayed(b));
  }

  private static String filler(String word, TrainingDefaults training) {
    return TrainingDefaults.deviates(word) ? word + " " + training.deviation() : word;
  }

  private static String undecayed(TrainingDefaults training) {
    return training.undecayed().isEmpty() ? "nothing" : String.join(", ", training.undecayed());
  }

  private static String auxiliaries(Network network) {
    return network.auxiliaries().isEmpty()
        ? "none"
        : numbers(network.auxiliaries().stream().map(Network.Auxiliary::weight).toList());
  }

  private void compare(String property, String a, String b) {
    if (!a.equals(b)) {
      differences.add(new Difference(property, a, b));
    }
  }

  private static String text(Number number) {
    return number.toString();
  }

  private static String numbers(List<? extends Number> numbers) {
    return numbers.stream().map(NetworkFacts::text).collect(Collectors.joining(", "));
  }
}
