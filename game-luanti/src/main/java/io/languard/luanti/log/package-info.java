/** What a Luanti server tells. */
package io.languard.luanti.log;
