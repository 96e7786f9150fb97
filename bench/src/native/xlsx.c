/* What bench/run formats xlsx measures beside: the same rows by libxlsxwriter in constant memory. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <xlsxwriter.h>

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static lxw_format *format(lxw_workbook *book, const char *code) {
  lxw_format *f = workbook_add_format(book);
  format_set_num_format(f, code);
  return f;
}

int main(int argc, char **argv) {
  long rows = atol(argv[1]);
  double wall = now(CLOCK_MONOTONIC);
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *book = workbook_new_opt(argv[2], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "Sales");
  lxw_format *whole = format(book, "#,##0"), *money = format(book, "[$€]#,##0.00"), *price = format(book, "#,##0.000"),
             *percent = format(book, "0.0%"), *day = format(book, "yyyy-mm-dd"),
             *at = format(book, "yyyy-mm-dd hh:mm:ss"), *took = format(book, "[h]:mm:ss");
  const char *regions[] = {"North", "South", "East", "West"};
  char text[64];
  for (long i = 0; i < rows; i++) {
    worksheet_write_number(sheet, i, 0, 100000 + i, whole);
    worksheet_write_string(sheet, i, 1, regions[i % 4], NULL);
    snprintf(text, sizeof text, "Customer %ld & Sons", i * 7919 % 10007);
    worksheet_write_string(sheet, i, 2, text, NULL);
    worksheet_write_number(sheet, i, 3, i * 104729 % 10000000 / 100.0, money);
    worksheet_write_number(sheet, i, 4, i * 31 % 500, whole);
    worksheet_write_number(sheet, i, 5, i * 1299709 % 1000000 / 1000.0, price);
    worksheet_write_number(sheet, i, 6, i * 17 % 1000 / 1000.0, percent);
    worksheet_write_number(sheet, i, 7, 46023 + i % 365, day);
    worksheet_write_number(sheet, i, 8, 46023 + i * 7877 % 31536000 / 86400.0, at);
    worksheet_write_number(sheet, i, 9, i * 613 % 400000 / 86400.0, took);
    worksheet_write_boolean(sheet, i, 10, i % 3 == 0, NULL);
    snprintf(text, sizeof text, "Order of week %ld, sent by road", i * 13 % 1009);
    worksheet_write_string(sheet, i, 11, text, NULL);
  }
  workbook_close(book);
  wall = now(CLOCK_MONOTONIC) - wall;
  struct stat file;
  stat(argv[2], &file);
  printf("%.3f %.3f %lld\n", wall, now(CLOCK_PROCESS_CPUTIME_ID), (long long)file.st_size);
  return 0;
}
