/** `npm run train` exits with this code when the shop has too little data to train on; `npm start` then serves without a model. */
export const EXIT_TOO_LITTLE_DATA = 2;
