import fc from 'fast-check';

// The same values at each run of the tests: what is refused must not hang on the dice. The bench throws them anew.
fc.configureGlobal({ seed: 20_261_128 });

export { fc };
