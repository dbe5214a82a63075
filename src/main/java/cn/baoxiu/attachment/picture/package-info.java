/** What a file really is, and pictures made anew from it. */
@NullMarked
package cn.baoxiu.attachment.picture;

import org.jspecify.annotations.NullMarked;
