package org.atrous.compiler.source;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class SourceFileTest {
  private final SourceFile file = new SourceFile("a.atrous", "one\r\ntwo\rthree\n\nfive");

  @Test
  void everyKindOfLineEndIsCountedOnce() {
    String text = file.text();
    assertThat(file.line(text.indexOf("one"))).isEqualTo(1);
    assertThat(file.line(text.indexOf("two"))).isEqualTo(2);
    assertThat(file.line(text.indexOf("three"))).isEqualTo(3);
    assertThat(file.line(text.indexOf("five"))).isEqualTo(5);
    assertThat(file.line(text.length())).isEqualTo(5);
  }

  @Test
  void columnsStartAtOne() {
    String text = file.text();
    assertThat(file.column(0)).isEqualTo(1);
    assertThat(file.column(text.indexOf("wo"))).isEqualTo(2);
    assertThat(file.column(text.length())).isEqualTo(5);
  }

  @Test
  void linesComeWithoutTheirEnds() {
    assertThat(file.lineText(1)).isEqualTo("one");
    assertThat(file.lineText(2)).isEqualTo("two");
    assertThat(file.lineText(4)).isEmpty();
    assertThat(file.lineText(5)).isEqualTo("five");
  }

  @Test
  void aSpanPrintsItsPlace() {
    int start = file.text().indexOf("hree");
    assertThat(new Span(file, start, start + 1).toString()).isEqualTo("a.atrous:3:2");
  }
}
