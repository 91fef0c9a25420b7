require('vue-tsc').run(require.resolve('typescript-js/lib/tsc'));
