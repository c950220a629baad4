/*
 * The few calls that Node has no function for: ioctl, waiting for a device file, a datagram to systemd, malloc_trim.
 *
 * Structures and their meaning live in TypeScript (hal/gpio/uapi.ts, hal/addon/addon.ts), where they are typed and
 * tested; here bytes go in and bytes come out. The wait sits in libuv's own epoll (uv_poll): no threads, and a pending
 * wait never keeps the process from ending, as a pending fs.read would. Built by native/build.mjs.
 */
#define NAPI_VERSION 8
#include <node_api.h>
#include <uv.h>

#include <errno.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define READ_BYTES 4096
#define MESSAGE_BYTES 1024
#define ARGUMENTS(n)      \
  size_t count = n;       \
  napi_value args[n];     \
  napi_get_cb_info(env, info, &count, args, NULL, NULL)

/* An Error whose `code` is the errno's name, as those of node:fs. */
static napi_value fail(napi_env env, const char *call, int number) {
  napi_value code, text, error;
  char message[160];
  snprintf(message, sizeof message, "%s: %s", call, strerror(number));
  napi_create_string_utf8(env, uv_err_name(-number), NAPI_AUTO_LENGTH, &code);
  napi_create_string_utf8(env, message, NAPI_AUTO_LENGTH, &text);
  napi_create_error(env, code, text, &error);
  napi_throw(env, error);
  return NULL;
}

/* ioctl(fd, request, bytes): the kernel reads and fills `bytes`. */
static napi_value call_ioctl(napi_env env, napi_callback_info info) {
  ARGUMENTS(3);
  int32_t fd;
  uint32_t request;
  void *bytes;
  size_t length;
  if (napi_get_value_int32(env, args[0], &fd) != napi_ok || napi_get_value_uint32(env, args[1], &request) != napi_ok ||
      napi_get_buffer_info(env, args[2], &bytes, &length) != napi_ok)
    return fail(env, "ioctl", EINVAL);
  /* _IOC_SIZE: the kernel never touches more than the request's number says. */
  if (length < ((request >> 16) & 0x3fff)) return fail(env, "ioctl", EINVAL);
  if (ioctl(fd, (unsigned long)request, bytes) < 0) return fail(env, "ioctl", errno);
  return NULL;
}

typedef struct {
  uv_poll_t poll;
  napi_env env;
  napi_ref callback;
  napi_async_context context;
  int fd;
  int environment_ended; /* nothing of it may be touched any more */
  int holders;           /* libuv and the JavaScript handle; the last one frees */
} Watch;

static void release(Watch *watch) {
  if (--watch->holders == 0) free(watch);
}

static void on_close(uv_handle_t *handle) {
  Watch *watch = handle->data;
  if (!watch->environment_ended) {
    napi_delete_reference(watch->env, watch->callback);
    napi_async_destroy(watch->env, watch->context);
  }
  release(watch);
}

static void stop(Watch *watch) {
  if (uv_is_closing((uv_handle_t *)&watch->poll)) return;
  uv_poll_stop(&watch->poll);
  uv_close((uv_handle_t *)&watch->poll, on_close);
}

static void on_environment_end(void *data) {
  Watch *watch = data;
  watch->environment_ended = 1;
  stop(watch);
}

static void on_collected(napi_env env, void *data, void *hint) {
  (void)env;
  (void)hint;
  release(data);
}

static void on_readable(uv_poll_t *poll, int status, int events) {
  (void)events;
  Watch *watch = poll->data;
  napi_env env = watch->env;
  char bytes[READ_BYTES];
  ssize_t got = status < 0 ? -1 : read(watch->fd, bytes, sizeof bytes);
  int number = status < 0 ? -status : errno;
  if (got < 0 && (number == EAGAIN || number == EINTR)) return;
  if (got <= 0) uv_poll_stop(poll);

  napi_handle_scope scope;
  napi_open_handle_scope(env, &scope);
  napi_value callback, receiver, result, values[2];
  napi_get_reference_value(env, watch->callback, &callback);
  napi_get_global(env, &receiver);
  napi_get_undefined(env, &values[0]);
  napi_get_undefined(env, &values[1]);
  if (got > 0)
    napi_create_buffer_copy(env, (size_t)got, bytes, NULL, &values[0]);
  else
    napi_create_string_utf8(env, got == 0 ? "EOF" : uv_err_name(-number), NAPI_AUTO_LENGTH, &values[1]);
  if (napi_make_callback(env, watch->context, receiver, callback, 2, values, &result) == napi_pending_exception) {
    napi_value error;
    napi_get_and_clear_last_exception(env, &error);
    napi_fatal_exception(env, error);
  }
  napi_close_handle_scope(env, scope);
}

/* watch(fd, callback(bytes | undefined, code | undefined)) -> handle. `fd` must not block; after a code nothing follows. */
static napi_value watch_fd(napi_env env, napi_callback_info info) {
  ARGUMENTS(2);
  uv_loop_t *loop;
  napi_value name, handle;
  Watch *watch = calloc(1, sizeof *watch);
  if (watch == NULL) return fail(env, "watch", ENOMEM);
  watch->env = env;
  if (napi_get_value_int32(env, args[0], &watch->fd) != napi_ok || napi_get_uv_event_loop(env, &loop) != napi_ok) {
    free(watch);
    return fail(env, "watch", EINVAL);
  }
  int number = uv_poll_init(loop, &watch->poll, watch->fd);
  if (number < 0) {
    free(watch);
    return fail(env, "watch", -number);
  }
  watch->poll.data = watch;
  watch->holders = 2;
  napi_create_reference(env, args[1], 1, &watch->callback);
  napi_create_string_utf8(env, "zeuge", NAPI_AUTO_LENGTH, &name);
  napi_async_init(env, NULL, name, &watch->context);
  uv_poll_start(&watch->poll, UV_READABLE | UV_DISCONNECT, on_readable);
  napi_add_env_cleanup_hook(env, on_environment_end, watch);
  napi_create_external(env, watch, on_collected, NULL, &handle);
  return handle;
}

/* unwatch(handle): no callback follows. Once per handle; the descriptor stays the caller's. */
static napi_value unwatch(napi_env env, napi_callback_info info) {
  ARGUMENTS(1);
  void *data;
  if (napi_get_value_external(env, args[0], &data) != napi_ok) return fail(env, "unwatch", EINVAL);
  Watch *watch = data;
  if (uv_is_closing((uv_handle_t *)&watch->poll)) return NULL;
  napi_remove_env_cleanup_hook(env, on_environment_end, watch);
  stop(watch);
  return NULL;
}

/* notify(path, text): one datagram, as sd_notify(3) sends it; '@' stands for the abstract namespace. */
static napi_value notify(napi_env env, napi_callback_info info) {
  ARGUMENTS(2);
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  char path[sizeof address.sun_path + 1], text[MESSAGE_BYTES];
  size_t path_bytes, text_bytes;
  if (napi_get_value_string_utf8(env, args[0], path, sizeof path, &path_bytes) != napi_ok ||
      napi_get_value_string_utf8(env, args[1], text, sizeof text, &text_bytes) != napi_ok)
    return fail(env, "notify", EINVAL);
  if (path_bytes >= sizeof address.sun_path) return fail(env, "notify", ENAMETOOLONG);
  memcpy(address.sun_path, path, path_bytes);
  if (path[0] == '@') address.sun_path[0] = 0;
  int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return fail(env, "notify", errno);
  socklen_t address_bytes = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + path_bytes);
  ssize_t sent = sendto(fd, text, text_bytes, MSG_NOSIGNAL, (struct sockaddr *)&address, address_bytes);
  int number = errno;
  close(fd);
  return sent < 0 ? fail(env, "notify", number) : NULL;
}

/* trim(): what the C library keeps of freed memory goes back to the kernel; musl keeps next to nothing. */
static napi_value trim(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
#ifdef __GLIBC__
  malloc_trim(0);
#endif
  return NULL;
}

static napi_value start(napi_env env, napi_value exports) {
  napi_property_descriptor functions[] = {
      {"ioctl", NULL, call_ioctl, NULL, NULL, NULL, napi_enumerable, NULL},
      {"watch", NULL, watch_fd, NULL, NULL, NULL, napi_enumerable, NULL},
      {"unwatch", NULL, unwatch, NULL, NULL, NULL, napi_enumerable, NULL},
      {"notify", NULL, notify, NULL, NULL, NULL, napi_enumerable, NULL},
      {"trim", NULL, trim, NULL, NULL, NULL, napi_enumerable, NULL},
  };
  napi_define_properties(env, exports, sizeof functions / sizeof *functions, functions);
  return exports;
}
NAPI_MODULE(zeuge, start)
