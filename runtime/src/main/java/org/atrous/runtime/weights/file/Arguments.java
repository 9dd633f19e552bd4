package org.atrous.runtime.weights.file;

import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.pickle.PickleValue;
import org.atrous.runtime.weights.pickle.PickleValue.Text;
import org.atrous.runtime.weights.pickle.PickleValue.Truth;
import org.atrous.runtime.weights.pickle.PickleValue.Tuple;
import org.atrous.runtime.weights.pickle.PickleValue.Whole;

/**
 * The arguments with which a pickle calls a function, each asked for as what it should be.
 *
 * @param function its name, for the message where one is something else
 */
record Arguments(String function, List<PickleValue> values) {
  /** The items of a tuple as arguments. */
  static Arguments of(String function, PickleValue tuple) throws MalformedException {
    if (!(tuple instanceof Tuple items)) {
      throw new MalformedException("its pickle calls `%s` wrongly".formatted(function));
    }
    return new Arguments(function, items.items());
  }

  int count() {
    return values.size();
  }

  <T> T get(int index, Class<T> type) throws MalformedException {
    if (index >= values.size() || !type.isInstance(values.get(index))) {
      throw new MalformedException(
          "its pickle calls `%s` without a %s as argument %d"
              .formatted(function, type.getSimpleName(), index + 1));
    }
    return type.cast(values.get(index));
  }

  String text(int index) throws MalformedException {
    return get(index, Text.class).value();
  }

  boolean truth(int index) throws MalformedException {
    return get(index, Truth.class).value();
  }

  long whole(int index) throws MalformedException {
    return longValue(get(index, Whole.class));
  }

  /** A tuple of integers. */
  List<Long> wholes(int index) throws MalformedException {
    List<Long> numbers = new ArrayList<>();
    for (PickleValue item : get(index, Tuple.class).items()) {
      if (!(item instanceof Whole number)) {
        throw new MalformedException("its pickle gives `%s` a wrong shape".formatted(function));
      }
      numbers.add(longValue(number));
    }
    return numbers;
  }

  private static long longValue(Whole number) throws MalformedException {
    if (number.value().bitLength() > 62) {
      throw new MalformedException("its pickle has the absurd size %s".formatted(number.value()));
    }
    return number.value().longValue();
  }
}
