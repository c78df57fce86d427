/** Pages for everyone, in Chinese and English, made on the server. They ask the API as any other client would. */
@NullMarked
package org.chengxin.portal;

import org.jspecify.annotations.NullMarked;
