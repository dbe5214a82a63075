/** Where content is kept: the database or an S3-compatible store. */
@NullMarked
package cn.baoxiu.attachment.store;

import org.jspecify.annotations.NullMarked;
