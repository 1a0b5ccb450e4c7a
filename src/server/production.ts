/**
 * Must be the first import of the program that serves, because graphql-js reads NODE_ENV when it is loaded: in production, it
 * skips a check per field for duplicate copies of itself.
 */
process.env.NODE_ENV ??= 'production';
