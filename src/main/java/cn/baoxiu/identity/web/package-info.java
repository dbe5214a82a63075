/**
 * Login, security of all addresses, page layout and home page.
 */
@NullMarked
package cn.baoxiu.identity.web;

import org.jspecify.annotations.NullMarked;
