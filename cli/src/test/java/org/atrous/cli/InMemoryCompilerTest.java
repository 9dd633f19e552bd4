package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.atrous.compiler.JavaSource;
import org.junit.jupiter.api.Test;

final class InMemoryCompilerTest {
  private static final JavaSource GREETING =
      new JavaSource(
          "a.Greeting",
          """
          package a;
          public final class Greeting implements java.util.function.Supplier<String> {
            private record Text(String value) {}
            @Override public String get() { return new Text("hello").value(); }
          }
          """);

  @Test
  void compiledClassesRun() throws IOException {
    CompiledClasses classes = new InMemoryCompiler().compile(List.of(GREETING));

    Supplier<?> greeting = classes.instantiate("a.Greeting", Supplier.class);

    assertThat(greeting.get()).isEqualTo("hello");
  }

  @Test
  void everyClassFileIsKeptNestedOnesToo() throws IOException {
    CompiledClasses classes = new InMemoryCompiler().compile(List.of(GREETING));

    assertThat(classes.bytes().keySet()).containsExactly("a.Greeting", "a.Greeting$Text").inOrder();
  }

  @Test
  void sourcesSeeEachOtherAndTheProgramsClassPath() throws IOException {
    JavaSource user =
        new JavaSource(
            "a.User",
            """
            package a;
            public final class User {
              public final String text = new Greeting().get();
              public final Class<?> runtime = org.atrous.runtime.SegmentationNetwork.class;
            }
            """);

    CompiledClasses classes = new InMemoryCompiler().compile(List.of(user, GREETING));

    assertThat(classes.instantiate("a.User", Object.class)).isNotNull();
  }

  @Test
  void classFilesRunOnJava17WhicheverJdkCompiledThem() throws IOException {
    CompiledClasses classes = new InMemoryCompiler().compile(List.of(GREETING));

    byte[] greeting = requireNonNull(classes.bytes().get("a.Greeting"));
    int majorVersion = greeting[7];
    assertThat(majorVersion).isEqualTo(61);
  }

  @Test
  void illegalJavaIsADefectThatNamesItsPlace() {
    JavaSource broken = new JavaSource("a.Broken", "package a;\nclass Broken { int x = ; }\n");

    IllegalStateException defect =
        assertThrows(
            IllegalStateException.class, () -> new InMemoryCompiler().compile(List.of(broken)));

    assertThat(defect).hasMessageThat().contains("/a/Broken.java:2: error: illegal start");
  }

  @Test
  void aClassOfAnotherKindIsRefused() throws IOException {
    CompiledClasses classes = new InMemoryCompiler().compile(List.of(GREETING));

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> classes.instantiate("a.Greeting", Runnable.class));

    assertThat(refusal).hasMessageThat().contains("`a.Greeting` can't be used as a Runnable");
  }

  @Test
  void aBareJreIsSaidToHaveNoCompiler() {
    InMemoryCompiler onJre = new InMemoryCompiler(null);

    InputException refusal =
        assertThrows(InputException.class, () -> onJre.compile(List.of(GREETING)));

    assertThat(refusal).hasMessageThat().contains("has no compiler");
    assertThat(refusal).hasMessageThat().contains("help: run on a JDK, 17 or later");
  }
}
