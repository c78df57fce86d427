/**
 * The light client: follows a chain of CometBFT by headers and signatures alone, as CometBFT's light client
 * specification (spec/light-client in its repository, v0.38) describes. It asks no network and knows no clock: blocks come
 * from a {@link org.chengxin.merkle.light.LightSource}, time is a parameter.
 */
package org.chengxin.merkle.light;
