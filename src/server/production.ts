/**
 * To be imported before anything else by the program that serves: graphql-js then leaves out a check of every type at every
 * field, which only tells of two copies of itself.
 */
process.env.NODE_ENV ??= 'production';
