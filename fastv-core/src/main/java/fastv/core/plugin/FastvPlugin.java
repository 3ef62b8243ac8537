package fastv.core.plugin;

import com.google.inject.Module;

/**
 * The Guice module of a jar that takes part in fastv, found through {@link
 * java.util.ServiceLoader}.
 *
 * <p>It binds what it brings into map binders under public names; a table of contents without
 * logic.
 */
public interface FastvPlugin extends Module {}
