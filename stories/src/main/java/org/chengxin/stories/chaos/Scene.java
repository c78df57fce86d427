package org.chengxin.stories.chaos;

import java.time.Duration;
import java.util.Random;

/**
 * Where faults strike.
 *
 * @param network  four validators
 * @param clients  the people who use them
 * @param keepsake what a node proved when everything was well
 * @param flooder  an authority that sends more than its share
 * @param random   chance, from the seed
 * @param lasts    how long a fault lasts
 */
record Scene(Network network, Clients clients, Keepsake keepsake, Flooder flooder, Random random, Duration lasts) {}
