// The generated class was built into a program that runs without the compiler, and the second build
// had nothing to write.

File classPathFile = new File(basedir, 'target/classpath')
File generated = new File(basedir, 'target/generated-sources/atrous/org/example/Streets.java')
File compiled = new File(basedir, 'target/classes/org/example/Streets.class')
assert generated.isFile()
assert compiled.isFile()

List<String> jars = classPathFile.text.split(File.pathSeparator).collect { new File(it).name }
assert jars.any { it.startsWith('atrous-runtime-') }
['atrous-compiler', 'atrous-dsl-grammar', 'atrous-maven-plugin', 'antlr', 'javapoet'].each { banned ->
  assert !jars.any { it.contains(banned) } : "$banned is on the run-time class path"
}

String java = new File(System.getProperty('java.home'), 'bin/java').path
String classPath = new File(basedir, 'target/classes').path + File.pathSeparator + classPathFile.text
Process program = new ProcessBuilder(java, '-cp', classPath, 'org.example.PrintShape')
    .redirectError(new File(basedir, 'target/stderr.log'))
    .start()
String printed = program.inputStream.text
assert program.waitFor() == 0 : new File(basedir, 'target/stderr.log').text
assert printed.trim() == 'logits of Streets: [65, 97, 3]'

String log = new File(basedir, 'build.log').text
List<String> outcomes = (log =~ /Generated classes: .*/).collect { it }
assert outcomes.size() == 2
assert !outcomes[0].contains(' 0 written') : 'the first build wrote nothing'
assert outcomes[1].contains(' 0 written') : 'the second build wrote something'
assert generated.lastModified() <= classPathFile.lastModified() : 'the spec was generated again'
assert compiled.lastModified() <= classPathFile.lastModified() : 'the class was compiled again'
