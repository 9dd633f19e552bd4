package org.atrous.runtime.weights.pickle;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.pickle.PickleValue.Dictionary;
import org.atrous.runtime.weights.pickle.PickleValue.Global;
import org.atrous.runtime.weights.pickle.PickleValue.Inert;
import org.atrous.runtime.weights.pickle.PickleValue.Made;
import org.atrous.runtime.weights.pickle.PickleValue.Sequence;
import org.atrous.runtime.weights.pickle.PickleValue.Text;
import org.atrous.runtime.weights.pickle.PickleValue.Tuple;
import org.atrous.runtime.weights.pickle.PickleValue.Whole;

/** The values that a pickle has pushed and not yet used. */
final class PickleStack {
  private static final String CONFUSED = "its pickle takes values that aren't there";

  private final PickleFunctions functions;
  private final Deque<List<PickleValue>> below = new ArrayDeque<>();
  private List<PickleValue> values = new ArrayList<>();

  PickleStack(PickleFunctions functions) {
    this.functions = functions;
  }

  void push(PickleValue value) {
    values.add(value);
  }

  PickleValue peek() throws MalformedException {
    if (values.isEmpty()) {
      throw new MalformedException(CONFUSED);
    }
    return values.get(values.size() - 1);
  }

  PickleValue pop() throws MalformedException {
    PickleValue top = peek();
    values.remove(values.size() - 1);
    return top;
  }

  /** The topmost values, the lowest first. */
  List<PickleValue> pop(int count) throws MalformedException {
    if (values.size() < count) {
      throw new MalformedException(CONFUSED);
    }
    List<PickleValue> top = values.subList(values.size() - count, values.size());
    List<PickleValue> popped = List.copyOf(top);
    top.clear();
    return popped;
  }

  void mark() {
    below.push(values);
    values = new ArrayList<>();
  }

  /** All values above the last mark, which goes too. */
  List<PickleValue> popMark() throws MalformedException {
    if (below.isEmpty()) {
      throw new MalformedException(CONFUSED);
    }
    List<PickleValue> popped = values;
    values = below.pop();
    return popped;
  }

  void pushTuple(List<PickleValue> items) {
    push(new Tuple(items));
  }

  void pushSequence(List<PickleValue> items) {
    Sequence sequence = new Sequence();
    sequence.items().addAll(items);
    push(sequence);
  }

  /** Appends to the list below, if it is one of Python's own. */
  void append(List<PickleValue> items) throws MalformedException {
    if (peek() instanceof Sequence sequence) {
      sequence.items().addAll(items);
    } else {
      requireInert();
    }
  }

  void pushDictionary(List<PickleValue> items) throws MalformedException {
    push(new Dictionary());
    setItems(items);
  }

  /** Puts keys and values, by turns, into the dictionary below. */
  void setItems(List<PickleValue> items) throws MalformedException {
    if (!(peek() instanceof Dictionary dictionary)) {
      requireInert();
      return;
    }
    if (items.size() % 2 != 0) {
      throw new MalformedException(CONFUSED);
    }
    for (int i = 0; i < items.size(); i += 2) {
      put(dictionary, items.get(i), items.get(i + 1));
    }
  }

  private static void put(Dictionary dictionary, PickleValue key, PickleValue value)
      throws MalformedException {
    String name;
    if (key instanceof Text text) {
      name = text.value();
    } else if (key instanceof Whole number) {
      name = number.value().toString();
    } else {
      return;
    }
    if (dictionary.entries().put(name, value) != null) {
      throw new MalformedException("it has two entries `%s`".formatted(name));
    }
  }

  private void requireInert() throws MalformedException {
    if (!(peek() instanceof Inert)) {
      throw new MalformedException("its pickle adds to what is no list or dictionary");
    }
  }

  void pushGlobal(List<PickleValue> names) throws MalformedException {
    if (names.get(0) instanceof Text module && names.get(1) instanceof Text name) {
      pushGlobal(module.value(), name.value());
    } else {
      throw new MalformedException(CONFUSED);
    }
  }

  void pushGlobal(String module, String name) throws MalformedException {
    Global global = new Global(module, name);
    if (!PythonTypes.knows(global) && !functions.knows(global)) {
      throw MalformedException.refused(
          "it asks for `%s`, which holds no weights and isn't run".formatted(global.qualified()),
          "save the weights alone, as `model.state_dict()`, where the file was made");
    }
    push(global);
  }

  /** Calls the function below its tuple of arguments. */
  void call() throws IOException {
    PickleValue arguments = pop();
    PickleValue function = pop();
    if (!(arguments instanceof Tuple tuple)) {
      throw new MalformedException("its pickle calls a function without arguments");
    }
    push(called(function, tuple.items()));
  }

  void callWithKeywords() throws IOException {
    pop();
    call();
  }

  /** Calls the class that stands first above the mark. */
  void callFromMark() throws IOException {
    List<PickleValue> all = popMark();
    if (all.isEmpty()) {
      throw new MalformedException(CONFUSED);
    }
    push(called(all.get(0), all.subList(1, all.size())));
  }

  void callInstance(String module, String name) throws IOException {
    List<PickleValue> arguments = popMark();
    pushGlobal(module, name);
    push(called(pop(), arguments));
  }

  private PickleValue called(PickleValue function, List<PickleValue> arguments) throws IOException {
    if (!(function instanceof Global global)) {
      throw new MalformedException("its pickle calls what is no function");
    }
    return PythonTypes.knows(global)
        ? PythonTypes.call(global, arguments)
        : functions.call(global, arguments);
  }

  /** Completes the object below its state; of Python's own, the state holds no weights. */
  void build() throws IOException {
    PickleValue state = pop();
    if (peek() instanceof Made made) {
      pop();
      push(functions.build(made, state));
    }
  }

  void persistent(PickleValue id) throws IOException {
    push(
        functions
            .persistent(id)
            .orElseThrow(
                () -> new MalformedException("its pickle refers to something outside of it")));
  }
}
