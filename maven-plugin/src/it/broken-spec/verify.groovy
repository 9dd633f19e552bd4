// Both mistakes are build errors, each at its line and column in the form that editors know; nothing
// was written.

String log = new File(basedir, 'build.log').text
String spec = new File(basedir, 'src/main/atrous/wrong.atrous').path

assert log.contains("[ERROR] ${spec}:[6,3] AT0201: ")
assert log.contains("[ERROR] ${spec}:[7,10] AT0201: ")
assert log.contains('asppp(6, 12, 18)')
assert log.contains('did you mean `aspp`')
assert log.contains('2 errors in the specs')
assert !log.contains('\tat org.atrous') : 'a stack trace'
assert !new File(basedir, 'target/generated-sources').exists()
